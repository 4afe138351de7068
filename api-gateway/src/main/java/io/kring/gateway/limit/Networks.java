package io.kring.gateway.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** Network addresses as far as they tell customers of a provider apart. */
final class Networks {
    private static final int IPV6_NETWORK_BYTES = 8;

    private Networks() {}

    /** An IPv4 address itself; of an IPv6 address the /64, since every customer has one and may use all of it. */
    static String of(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length <= Integer.BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
    }
}
