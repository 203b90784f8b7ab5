package org.careline.auth.session;

import org.careline.auth.token.AccessTokens;

/**
 * What a sign-in gives.
 *
 * @param expiresIn seconds the access token is good for
 */
record TokenPair(String accessToken, String refreshToken, String tokenType, long expiresIn) {

  static TokenPair of(String access, String refresh) {
    return new TokenPair(access, refresh, "Bearer", AccessTokens.LIFETIME.toSeconds());
  }
}
