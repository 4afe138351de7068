package io.kring.contacts.job;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The files that jobs work through, kept where every replica finds them until the job is done. */
@ApplicationScoped
public class JobFiles {
    private static final int PART = 1 << 20;

    private final Jdbi jdbi;

    JobFiles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes a file as it arrives; it is whole when this returns. */
    public void write(UUID job, InputStream file) throws IOException {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var parts = new DeflaterOutputStream(new Parts(job), deflater, PART)) {
            file.transferTo(parts);
        } finally {
            deflater.end();
        }
    }

    public InputStream open(UUID job) {
        return new InflaterInputStream(new java.io.SequenceInputStream(new Enumeration<InputStream>() {
            private int part;
            private byte @Nullable [] next = part(job, part);

            @Override
            public boolean hasMoreElements() {
                return next != null;
            }

            @Override
            public InputStream nextElement() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                var bytes = Objects.requireNonNull(next);
                next = part(job, ++part);
                return new ByteArrayInputStream(bytes);
            }
        }));
    }

    /** Whether the job has one still. */
    public boolean has(UUID job) {
        return part(job, 0) != null;
    }

    void delete(UUID job) {
        jdbi.useHandle(handle ->
                handle.execute("delete from job_file_part where tenant_id = ? and job_id = ?", Tenant.current(), job));
    }

    private byte @Nullable [] part(UUID job, int part) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select bytes from job_file_part where tenant_id = ? and job_id = ? and part = ?")
                .bind(0, Tenant.current())
                .bind(1, job)
                .bind(2, part)
                .mapTo(byte[].class)
                .findOne()
                .orElse(null));
    }

    private final class Parts extends OutputStream {
        private final UUID job;
        private final byte[] part = new byte[PART];
        private int held;
        private int number;

        Parts(UUID job) {
            this.job = job;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (var written = 0; written < length; ) {
                var fits = Math.min(length - written, PART - held);
                System.arraycopy(bytes, from + written, part, held, fits);
                held += fits;
                written += fits;
                if (held == PART) {
                    store();
                }
            }
        }

        @Override
        public void close() {
            if (held > 0) {
                store();
            }
        }

        private void store() {
            jdbi.useHandle(handle -> handle.execute(
                    "insert into job_file_part (tenant_id, job_id, part, bytes) values (?, ?, ?, ?)",
                    Tenant.current(),
                    job,
                    number++,
                    java.util.Arrays.copyOf(part, held)));
            held = 0;
        }
    }
}
