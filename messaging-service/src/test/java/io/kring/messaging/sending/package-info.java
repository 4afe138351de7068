@org.jspecify.annotations.NullMarked
package io.kring.messaging.sending;
