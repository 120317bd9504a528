/**
 * Apps that a workspace has connected. A webhook is told of what happened, by the events of the trail and as Standard
 * Webhooks (standardwebhooks.com) has it: signed, tried for hours, without anything secret in it. Why as it is:
 * {@code src/docs/decisions/0017-apps.md}.
 */
package io.countersign.integration;
