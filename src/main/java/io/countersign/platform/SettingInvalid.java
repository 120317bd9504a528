package io.countersign.platform;

/** A setting has a value that Countersign cannot run with; the message is the sentence shown to the operator. */
public final class SettingInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingInvalid(Setting setting, String complaint) {
        super(setting.key() + " " + complaint + ". " + setting.meaning());
    }
}
