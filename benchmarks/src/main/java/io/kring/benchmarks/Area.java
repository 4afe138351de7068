package io.kring.benchmarks;

import java.util.List;

/** Scenarios that are measured on the same parts of the stack. */
interface Area {
    String name();

    /** The parts of the stack that run meanwhile; all of them where none is named. */
    List<String> parts();

    List<Result> measure() throws Exception;
}
