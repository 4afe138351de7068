@org.jspecify.annotations.NullMarked
package io.kring.campaigns.privacy;
