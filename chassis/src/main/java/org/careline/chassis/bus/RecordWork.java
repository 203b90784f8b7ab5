package org.careline.chassis.bus;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with each record of a subscription. */
interface RecordWork {

  /**
   * @return true when the record is dealt with; false when it must be read again after a restart
   */
  boolean call(ConsumerRecord<String, byte[]> record);

  /** From here on what fails is left for the next start instead of being tried again. */
  void stop();
}
