package io.countersign.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;

/** A letter as text and as HTML: two mails of their own, from two templates. */
@ApplicationScoped
class MailTemplates {

    private final TemplateEngine html = engine(ContentType.Html, "io.countersign.mail.html");
    private final TemplateEngine text = engine(ContentType.Plain, "io.countersign.mail.text");

    String html(Letter letter) {
        return render(html, letter);
    }

    String text(Letter letter) {
        return render(text, letter);
    }

    private static String render(TemplateEngine engine, Letter letter) {
        StringOutput output = new StringOutput();
        engine.render("letter.jte", letter, output);
        return output.toString();
    }

    private static TemplateEngine engine(ContentType type, String packageName) {
        return TemplateEngine.createPrecompiled(null, type, MailTemplates.class.getClassLoader(), packageName);
    }
}
