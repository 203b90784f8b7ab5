package org.careline.systemtests.access;

/** An endpoint as the code declares it; {@code WS} is the method of a socket. */
record Endpoint(String method, String path) implements Comparable<Endpoint> {

  static Endpoint parse(String text) {
    String[] parts = text.split(" ", 2);
    return new Endpoint(parts[0], parts[1]);
  }

  boolean isInternal() {
    return path.startsWith("/internal/");
  }

  @Override
  public int compareTo(Endpoint other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : method.compareTo(other.method);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
