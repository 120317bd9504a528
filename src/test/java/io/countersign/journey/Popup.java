package io.countersign.journey;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;

/** The extension's real popup. It is no tab, so it is reached by the browser's own tools. */
final class Popup {

    private final CDPSession tools;
    private final Page beside;
    private final String target;
    private final String session;
    private final Map<Integer, JsonObject> answers = new HashMap<>();
    private int asked;

    Popup(CDPSession tools, Page beside, String target) {
        this.tools = tools;
        this.beside = beside;
        this.target = target;
        tools.on("Target.receivedMessageFromTarget", this::hear);
        session = tools.send("Target.attachToTarget", object("targetId", target))
                .get("sessionId")
                .getAsString();
    }

    boolean is(String id) {
        return id.equals(target);
    }

    void press(String button) {
        String words =
                "[...document.querySelectorAll('button')].findLast((one) => one.innerText.trim() === '" + button + "')";
        beside.waitForCondition(() -> evaluate("String(Boolean(" + words + "))").equals("true"));
        evaluate(words + ".click()");
    }

    void awaitText(String words) {
        beside.waitForCondition(() -> evaluate("document.body.innerText").contains(words));
    }

    /** Goes where a link of the panel leads. */
    void open(String place) {
        awaitText("Secrets");
        evaluate("location.hash = '" + place + "'");
    }

    /** As when its member clicks beside it. */
    void close() {
        tools.send("Target.closeTarget", object("targetId", target));
    }

    /** What the expression answers, which has to be a text; its promise is waited for. */
    String evaluate(String expression) {
        JsonObject parameters = object("expression", expression);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        parameters.addProperty("userGesture", true);
        JsonObject call = object("method", "Runtime.evaluate");
        int id = ++asked;
        call.addProperty("id", id);
        call.add("params", parameters);
        JsonObject message = object("sessionId", session);
        message.addProperty("message", call.toString());
        tools.send("Target.sendMessageToTarget", message);
        beside.waitForCondition(() -> answers.containsKey(id));
        JsonObject result = answers.get(id).getAsJsonObject("result").getAsJsonObject("result");
        return result.has("value") ? result.get("value").getAsString() : "";
    }

    private void hear(JsonObject event) {
        if (session != null && event.get("sessionId").getAsString().equals(session)) {
            JsonObject message =
                    JsonParser.parseString(event.get("message").getAsString()).getAsJsonObject();
            if (message.has("id")) {
                answers.put(message.get("id").getAsInt(), message);
            }
        }
    }

    private static JsonObject object(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }
}
