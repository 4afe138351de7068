package io.kring.gateway.routing;

import java.util.List;

/** A path and all below it; {@code *} stands for one segment, whatever it is. */
record PathPattern(List<String> segments) {
    static PathPattern of(String pattern) {
        return new PathPattern(split(pattern));
    }

    static List<String> split(String path) {
        return List.of(path.split("/"));
    }

    boolean covers(List<String> path) {
        if (path.size() < segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).equals("*") && !segments.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
