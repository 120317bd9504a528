package io.countersign.platform;

import static io.countersign.platform.SettingRule.ADDRESS;
import static io.countersign.platform.SettingRule.ANY;
import static io.countersign.platform.SettingRule.BROKER_URL;
import static io.countersign.platform.SettingRule.CONTACT;
import static io.countersign.platform.SettingRule.DATABASE_URL;
import static io.countersign.platform.SettingRule.DURATION;
import static io.countersign.platform.SettingRule.FLAG;
import static io.countersign.platform.SettingRule.HOSTS;
import static io.countersign.platform.SettingRule.KEY_ADDRESS;
import static io.countersign.platform.SettingRule.KEY_FILE;
import static io.countersign.platform.SettingRule.LOG;
import static io.countersign.platform.SettingRule.LONG_TOKEN;
import static io.countersign.platform.SettingRule.MAILBOX;
import static io.countersign.platform.SettingRule.MAILBOX_OR_NONE;
import static io.countersign.platform.SettingRule.NOTICE;
import static io.countersign.platform.SettingRule.PORT;
import static io.countersign.platform.SettingRule.PROXIES_OR_NONE;
import static io.countersign.platform.SettingRule.TLS;
import static io.countersign.platform.SettingRule.URL;
import static io.countersign.platform.SettingRule.WRITABLE_DIRECTORY;

import java.util.function.UnaryOperator;

/**
 * Every setting of Countersign: key, default, rule and meaning, declared here once.
 *
 * <p>Each is a MicroProfile Config key: a system property {@code countersign.mail.port} wins over an environment
 * variable {@code COUNTERSIGN_MAIL_PORT}, that over the default. An empty value is an unset one.
 */
public enum Setting {
    HTTP_PORT("http.port", "8080", PORT, "The port to listen on, 1 to 65535"),
    HTTP_ADDRESS("http.address", "127.0.0.1", ADDRESS, "The IP address to listen on"),
    PUBLIC_URL(
            "url",
            "http://localhost:${countersign.http.port}",
            URL,
            "The address under which people reach this server, used in links: http or https, without a path"),
    PROXIES(
            "proxies",
            "",
            PROXIES_OR_NONE,
            "Proxies whose Forwarded or X-Forwarded-For tells the client's address: IP addresses or networks such as"
                    + " 10.0.0.0/8, separated by commas; empty: none"),
    DATA_DIR(
            "data.dir",
            "countersign-data",
            WRITABLE_DIRECTORY,
            "The directory for database, broker journal and master key"),
    DB_URL(
            "db.url",
            "jdbc:h2:file:${countersign.data.dir}/db/countersign",
            DATABASE_URL,
            "The JDBC URL of the database, jdbc:h2:… or jdbc:postgresql:…"),
    DB_USER("db.user", "countersign", ANY, "The database user"),
    DB_PASSWORD("db.password", "", ANY, "The database user's password"),
    BROKER(
            "broker.url",
            "",
            BROKER_URL,
            "An external Artemis broker, tcp://host:port, or ssl://host:port for TLS; empty: the embedded one"),
    BROKER_USER("broker.user", "", ANY, "The user at the external broker"),
    BROKER_PASSWORD("broker.password", "", ANY, "The password at the external broker"),
    MAIL_HOST("mail.host", "", ANY, "The mail server; needed outside demo mode for anything sent by mail"),
    MAIL_PORT("mail.port", "587", PORT, "The mail server's port, 1 to 65535"),
    MAIL_USER("mail.user", "", ANY, "The user at the mail server; empty: no sign-in"),
    MAIL_PASSWORD("mail.password", "", ANY, "The password at the mail server"),
    MAIL_FROM("mail.from", "countersign@localhost", MAILBOX, "The sender's address of all mail"),
    MAIL_TLS(
            "mail.tls",
            "",
            TLS,
            "none, starttls (required, never downgraded) or tls; default starttls, for a loopback mail server none"),
    PUSH_SUBJECT(
            "push.subject",
            "",
            CONTACT,
            "Whom a push service may contact (RFC 8292): a mailto: or https: URI; default countersign.mail.from"),
    PUSH_ALLOWED_HOSTS(
            "push.allowed-hosts",
            "",
            HOSTS,
            "Push services allowed on plain http and private addresses: host:port, separated by commas"),
    MASTER_KEY(
            "master-key",
            "${countersign.data.dir}/master.key",
            KEY_FILE,
            "The file with the master key (a Tink keyset); made at the first start if it is missing"),
    KMS_KEY(
            "kms.key",
            "",
            KEY_ADDRESS,
            "The key of HashiCorp Vault's transit engine for vaults of the strategy kms, as"
                    + " https://host:8200/v1/transit/keys/name; empty: no such vaults"),
    KMS_TOKEN("kms.token", "", ANY, "The token for that key; it needs to encrypt and decrypt by it, nothing else"),
    APPS_ALLOWED_HOSTS(
            "apps.allowed-hosts",
            "",
            HOSTS,
            "Webhooks of apps allowed on plain http and private addresses: host:port, separated by commas"),
    OIDC_ALLOWED_HOSTS(
            "oidc.allowed-hosts",
            "",
            HOSTS,
            "Identity providers allowed on plain http and private addresses: host:port, separated by commas"),
    LOG_FORMAT("log.format", "text", LOG, "How the log is written: text, or json (one object a line)"),
    LOG_REQUESTS(
            "log.requests",
            "false",
            FLAG,
            "true writes a line for each request but good probes: method, kind of path, status, time, address; no path, no query"),
    METRICS_TOKEN(
            "metrics.token",
            "",
            LONG_TOKEN,
            "The bearer token with which /metrics can be read, 20 characters or more; empty: nobody can"),
    STOP_NOTICE(
            "stop.notice",
            "PT0S",
            NOTICE,
            "How long a server that is told to stop says that it is not ready before it begins to, up to PT1M, ISO 8601;"
                    + " for load balancers"),
    SESSION_IDLE("session.idle", "PT2H", DURATION, "A session ends after this time without a request, ISO 8601"),
    SESSION_ABSOLUTE("session.absolute", "PT12H", DURATION, "A session ends after this time at the latest, ISO 8601"),
    COOL_DOWN(
            "reset.cool-down",
            "PT24H",
            DURATION,
            "After a reset of a member's phones nothing is deleted, shared, linked, or done with the SCIM token in"
                    + " their name for this time, ISO 8601"),
    RECOVER(
            "recover",
            "",
            MAILBOX_OR_NONE,
            "The address of an owner who has lost the phone: the start writes a code to the log, which lets them come"
                    + " back once, within an hour; take it away afterwards"),
    DEMO("demo", "false", FLAG, "true fills an empty database with demo data and catches mail at /demo/inbox");

    private final String key;
    private final String fallback;
    private final SettingRule rule;
    private final String meaning;

    Setting(String key, String fallback, SettingRule rule, String meaning) {
        this.key = "countersign." + key;
        this.fallback = fallback;
        this.rule = rule;
        this.meaning = meaning;
    }

    /** The MicroProfile Config key, for example {@code countersign.http.port}. */
    public String key() {
        return key;
    }

    /** One sentence without its full stop: what the setting means and what it accepts. */
    public String meaning() {
        return meaning;
    }

    /** The default, in which <code>${countersign.key}</code> stands for another setting's value. */
    public String fallback() {
        return fallback;
    }

    /**
     * The value that {@code given} (null or empty: the default) stands for.
     *
     * @throws SettingInvalid if Countersign cannot run with it
     */
    String resolve(String given, UnaryOperator<String> others) {
        String value = given == null || given.isBlank() ? others.apply(fallback) : given.strip();
        rule.complaint(value).ifPresent(complaint -> {
            throw new SettingInvalid(this, complaint);
        });
        return value;
    }
}
