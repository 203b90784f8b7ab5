package org.careline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A tenant's slug: 2 to 40 lower-case letters, digits and hyphens, a letter first. */
public record TenantId(@JsonValue String value) {

  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TenantId {
    if (value == null || !SLUG.matcher(value).matches()) {
      throw new IllegalArgumentException("not a tenant slug");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
