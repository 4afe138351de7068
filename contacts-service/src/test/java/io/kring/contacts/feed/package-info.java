@org.jspecify.annotations.NullMarked
package io.kring.contacts.feed;
