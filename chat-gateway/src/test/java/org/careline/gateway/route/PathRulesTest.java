package org.careline.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/faqs?q=a/../b&x=%2e",
        "/c/0197c1f0-0000-7000-8000-000000000001",
        "/assets/index-CLy4gn_U.js",
        "/.well-known/jwks.json",
        "/a%20b",
        "/api/v1/faqs/"
      })
  void takesPlainPaths(String target) {
    assertThat(PathRules.isPlain(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "http://localhost/api/v1/users/me",
        "//api/v1/users",
        "/api//v1",
        "/api/v1/faqs/../users",
        "/api/v1/faqs/..",
        "/api/./v1",
        "/api/v1/faqs/%2e%2e/users",
        "/api/v1/faqs/%2E%2E%2Fusers",
        "/api/v1%2ffaqs",
        "/api/v1%5cfaqs",
        "/api\\v1",
        "/api/v1/faqs;x=1",
        "/api/v1/faqs%3bx",
        "/api/v1/faqs%252e",
        "/api/v1/%00",
        "/api/v1/%0d%0a",
        "/api/v1/%zz",
        "/api/v1/%2",
        "/api/v1/\u00e9",
        "/a#b"
      })
  void refusesWhatTwoServersMayReadInTwoWays(String target) {
    assertThat(PathRules.isPlain(target)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/auth/login, AUTH",
    "/api/v1/users, AUTH",
    "/.well-known/jwks.json, AUTH",
    "/v1/models, INFERENCE",
    "/v1/chat/completions, INFERENCE",
    "/api/v1/faqs/search, RAG",
    "/api/v1/documents/import, RAG",
    "/api/v1/reviews/queue, ANOMALY",
    "/api/v1/interactions, ANOMALY",
    "/api/v1/safety/rules, ANOMALY",
    "/api/v1/cases/1/accept, ESCALATION",
    "/api/v1/desk/ws, ESCALATION",
    "/api/v1/integrations/mattermost, ESCALATION",
    "/api/v1/analytics/dashboard, ANALYTICS",
    "/api/v1/audit/verify, ANALYTICS",
    "/api/v1/dead-letters/1/replay, ANALYTICS"
  })
  void findsTheServiceOfAPath(String path, Upstream upstream) {
    assertThat(RouteTable.match(path)).contains(upstream);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/v1/passages/search",
        "/q/metrics",
        "/api/v1/authority",
        "/api/v1/usersx",
        "/api/v1/chat/send",
        "/api/v1/conversations",
        "/API/V1/users",
        "/v1/chat",
        "/.well-known/jwks.json.bak",
        "/"
      })
  void forwardsNothingElse(String path) {
    assertThat(RouteTable.match(path)).isEmpty();
  }
}
