package org.careline.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.careline.auth.secret.DerivedKeys;
import org.careline.contracts.identity.TenantId;
import org.jdbi.v3.core.Handle;

/**
 * A blind index over sealed e-mails and names: keyed hashes of the beginnings of their words. Who
 * reads the table without the master key learns which accounts share a beginning, not which one.
 */
@ApplicationScoped
public class SearchTerms {

  private static final String PURPOSE = "account search";
  private static final int LONGEST = 16;

  private final DerivedKeys keys;

  SearchTerms(DerivedKeys keys) {
    this.keys = keys;
  }

  /** What an account must have to be found by this text: a term for each of its words. */
  public Set<Long> of(TenantId tenant, String query) {
    return words(query)
        .map(word -> beginning(word, LONGEST))
        .map(word -> term(tenant, word))
        .collect(Collectors.toUnmodifiableSet());
  }

  void insert(Handle handle, Account account) {
    var batch =
        handle.prepareBatch(
            "insert into account_term (tenant_id, term, account_id) values (:tenant, :term, :id)"
                + " on conflict do nothing");
    for (long term : all(account)) {
      batch
          .bind("tenant", account.tenant().value())
          .bind("term", term)
          .bind("id", account.id().value())
          .add();
    }
    batch.execute();
  }

  private Set<Long> all(Account account) {
    Set<String> beginnings = new LinkedHashSet<>();
    words(account.email().reveal() + " " + account.name().reveal())
        .forEach(
            word ->
                IntStream.rangeClosed(1, LONGEST)
                    .forEach(length -> beginnings.add(beginning(word, length))));
    return beginnings.stream()
        .map(beginning -> term(account.tenant(), beginning))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Small letters without accents; everything but letters and digits parts words. */
  static Stream<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{Mn}+", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{Mc}\\p{N}]+")).filter(word -> !word.isEmpty());
  }

  private static String beginning(String word, int length) {
    int characters = Math.min(length, word.codePointCount(0, word.length()));
    return word.substring(0, word.offsetByCodePoints(0, characters));
  }

  private long term(TenantId tenant, String beginning) {
    return ByteBuffer.wrap(keys.mac(PURPOSE, tenant + "/" + beginning)).getLong();
  }
}
