package org.careline.chassis.vitals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.io.File;
import java.time.InstantSource;

/**
 * {@code careline_clock_seconds}, to be held against the scraper's own clock, and {@code
 * careline_disk_free_ratio} of the disk the process works on.
 */
@Singleton
class ProcessVitals implements MeterBinder {

  private final InstantSource clock = InstantSource.system();
  private final File here = new File(".").getAbsoluteFile();

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("careline_clock_seconds", clock, now -> now.millis() / 1e3)
        .description("what this process takes the time to be, in seconds since 1970")
        .register(meters);
    Gauge.builder("careline_disk_free_ratio", here, ProcessVitals::freeShare)
        .description("share of the disk of the working folder that is free")
        .register(meters);
  }

  private static double freeShare(File folder) {
    long size = folder.getTotalSpace();
    return size == 0 ? Double.NaN : (double) folder.getUsableSpace() / size;
  }
}
