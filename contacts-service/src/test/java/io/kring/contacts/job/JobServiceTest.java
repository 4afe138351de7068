package io.kring.contacts.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobServiceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                        | 10",
                "wait=0                  | 0",
                "respond-async, wait=30  | 30",
                "wait=30; respond-async  | 30",
                "wait=999999999          | 50",
                "wait=-1                 | 10",
                "wait=9999999999999999   | 10",
                "await=3                 | 10",
                "nonsense                | 10",
            })
    void howLongToWaitIsSaidByPrefer(String prefer, long seconds) {
        assertThat(JobService.wait(prefer).toSeconds()).isEqualTo(seconds);
    }
}
