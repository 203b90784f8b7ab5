package org.careline.analytics.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.careline.chassis.bus.DeadLetter;
import org.careline.chassis.bus.DeadLetterListener;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.TenantId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts every dead letter on record. One that names no tenant is the platform's own affair. */
@ApplicationScoped
class CollectDeadLetters implements DeadLetterListener {

  private final Database database;
  private final TenantId standard;
  private final DeadLetterRepository letters = new DeadLetterRepository();

  CollectDeadLetters(
      Database database, @ConfigProperty(name = "careline.tenant.default") String standard) {
    this.database = database;
    this.standard = new TenantId(standard);
  }

  @Override
  public void kept(DeadLetter letter) {
    TenantId tenant = tenant(letter);
    database.doInTenant(tenant, handle -> letters.keep(handle, tenant.value(), letter));
  }

  @Override
  public void handled(UUID letter) {
    database.doAcrossTenants(handle -> letters.handled(handle, letter));
  }

  private TenantId tenant(DeadLetter letter) {
    try {
      return new TenantId(letter.headers().getOrDefault("ce_tenantid", ""));
    } catch (IllegalArgumentException unnamed) {
      return standard;
    }
  }
}
