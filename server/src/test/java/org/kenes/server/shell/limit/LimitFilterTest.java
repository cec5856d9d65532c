package org.kenes.server.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import java.time.Duration;
import java.util.List;

/// What is limited, and how buckets empty and fill.
class LimitFilterTest {
    private static final List<Limited.Rate> FIVE_IN_TEN_MINUTES =
            List.of(new Limited.Rate(5, Duration.ofMinutes(10)));

    @Test
    void whatChangesSomethingIsLimitedAndReadingPagesIsNot() {
        assertThat(of("POST", "/kk/text/art_2__para_3/stance")).isEqualTo(Limited.POSITION);
        assertThat(of("POST", "/ru/ask")).isEqualTo(Limited.TEXT);
        assertThat(of("POST", "/ru/c/7CV7T-VDQQH/appeal")).isEqualTo(Limited.TEXT);
        assertThat(of("POST", "/en/staff/enter")).isEqualTo(Limited.SIGN_IN);
        assertThat(of("GET", "/en/search")).isEqualTo(Limited.LOOK_UP);
        assertThat(of("GET", "/en/text/art_2")).isNull();
    }

    @Test
    void lookingForSimilarQuestionsIsNotYetAText() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/kk/ask");
        request.setParameter("step", "look");
        assertThat(Limited.of(request)).contains(Limited.LOOK_UP);
    }

    @Test
    void theSixthWaitsTwoMinutesAndOthersDoNot() {
        Buckets buckets = new Buckets();
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.take("Aigul", FIVE_IN_TEN_MINUTES, 0)).isZero();
        }
        Duration wait = buckets.take("Aigul", FIVE_IN_TEN_MINUTES, 0);
        assertThat(wait).isEqualTo(Duration.ofMinutes(2));
        assertThat(buckets.take("Marat", FIVE_IN_TEN_MINUTES, 0)).isZero();
        assertThat(buckets.take("Aigul", FIVE_IN_TEN_MINUTES, wait.toMillis())).isZero();
    }

    @Test
    void aClockThatIsSetBackMakesNobodyWaitLonger() {
        Buckets buckets = new Buckets();
        long hour = Duration.ofHours(1).toMillis();
        assertThat(buckets.take("Aigul", FIVE_IN_TEN_MINUTES, hour)).isZero();
        assertThat(buckets.take("Aigul", FIVE_IN_TEN_MINUTES, 0)).isZero();
        assertThat(buckets.take("Aigul", FIVE_IN_TEN_MINUTES, 0)).isZero();
    }

    @Test
    void aNetworkIsNamedByItsBeginningAndByAnotherNameTomorrow() {
        Network network = new Network();
        String name = network.name("192.0.2.7", 1);
        assertThat(network.name("192.0.2.200", 1)).isEqualTo(name).hasSize(32);
        assertThat(network.name("192.0.3.7", 1)).isNotEqualTo(name);
        assertThat(network.name("192.0.2.7", 2)).isNotEqualTo(name);
        assertThat(network.name("2001:db8:1:2::9", 2)).isEqualTo(network.name("2001:db8:1::1", 2));
        assertThat(network.name("127.0.0.1", 2)).as("the proxy of this machine").isEmpty();
    }

    @Test
    void aProxyOfThisMachineIsBelievedWhereTheOperatorSaidSo() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        request.addHeader("Forwarded", "for=198.51.100.9");
        request.addHeader("Forwarded", "for=203.0.113.1, for=192.0.2.7:4711;proto=https");
        assertThat(Proxy.of("true").client(request)).isEqualTo("192.0.2.7");
        assertThat(Proxy.of("false").client(request)).isEqualTo("127.0.0.1");
        request.setRemoteAddr("192.0.2.200");
        assertThat(Proxy.of("true").client(request)).as("somebody else").isEqualTo("192.0.2.200");

        MockHttpServletRequest six = new MockHttpServletRequest();
        six.setRemoteAddr("::1");
        six.addHeader("Forwarded", "proto=https;for=\"[2001:db8:1::9]:443\"");
        assertThat(Proxy.of("true").client(six)).isEqualTo("2001:db8:1::9");
        MockHttpServletRequest hidden = new MockHttpServletRequest();
        hidden.setRemoteAddr("127.0.0.1");
        hidden.addHeader("Forwarded", "for=unknown");
        assertThat(Proxy.of("true").client(hidden)).isEqualTo("127.0.0.1");
    }

    @Test
    void aProxyElsewhereIsBelievedFromItsNetworkOnly() {
        Proxy proxy = Proxy.of("10.89.7.0/24, 2001:db8:7::/48");
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Forwarded", "for=192.0.2.7;proto=https");
        request.setRemoteAddr("10.89.7.3");
        assertThat(proxy.client(request)).isEqualTo("192.0.2.7");
        request.setRemoteAddr("2001:db8:7::3");
        assertThat(proxy.client(request)).isEqualTo("192.0.2.7");
        request.setRemoteAddr("127.0.0.1");
        assertThat(proxy.client(request)).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> Proxy.of("yes")).hasMessageContaining("KENES_TRUST_PROXY");
    }

    private static Limited of(String method, String path) {
        return Limited.of(new MockHttpServletRequest(method, path)).orElse(null);
    }
}
