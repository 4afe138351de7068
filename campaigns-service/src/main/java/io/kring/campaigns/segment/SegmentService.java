package io.kring.campaigns.segment;

import io.kring.campaigns.audience.Audience;
import io.kring.platform.http.ETags;
import io.kring.platform.http.Filters;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Makes and changes segments. */
@ApplicationScoped
public class SegmentService {
    private final SegmentRepository segments;

    SegmentService(SegmentRepository segments) {
        this.segments = segments;
    }

    @Transactional
    SegmentView create(SegmentInput input, String by) {
        check(input);
        var segment = new Segment(input, by);
        segments.persistAndFlush(segment);
        return segment.view();
    }

    @Transactional
    SegmentView update(UUID id, SegmentInput input, int version) {
        check(input);
        var segment = segments.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Problems.notFound("segment", id));
        ETags.check(version, segment.version());
        segment.take(input);
        segments.flush();
        return segment.view();
    }

    /** 404 where there is none. */
    @Transactional
    public SegmentView get(UUID id) {
        return segments.findByIdOptional(id)
                .orElseThrow(() -> Problems.notFound("segment", id))
                .view();
    }

    public boolean exists(UUID id) {
        return segments.findByIdOptional(id).isPresent();
    }

    private static void check(SegmentInput input) {
        Filters.compile(Audience.FIELDS, "filter", input.filter());
    }
}
