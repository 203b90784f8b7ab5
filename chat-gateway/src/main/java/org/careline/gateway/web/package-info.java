/** The web app and the headers that protect it in a browser. It holds no business rule. */
package org.careline.gateway.web;
