package org.careline.chassis.neighbour;

/** Something this service asks: a bean of this type is watched. */
public interface Neighbour {

  /** One word, as in the design: {@code redis}, {@code kafka}, {@code rag}. */
  String name();

  /** Whether it answers now. May wait a few seconds; any exception means no. */
  boolean answers() throws Exception;
}
