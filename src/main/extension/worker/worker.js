import { CLEAR, clearClipboard, clearLater } from './clipboard.js';
import { openPanel } from './opening.js';
import { WATCH, watchAll } from './watch.js';

/** What goes on while every page of ours is closed. The browser may end it at any time; events and alarms start it again. */

const ALARMS = { [WATCH]: watchAll, [CLEAR]: clearClipboard };

chrome.runtime.onMessage.addListener((message, sender) => {
  if (sender.id !== chrome.runtime.id) return;
  if (message.held || message.connecting) watchAll();
  if (message.copied) clearLater();
});

chrome.alarms.onAlarm.addListener(({ name }) => ALARMS[name]?.());

chrome.notifications.onClicked.addListener(openPanel);

chrome.runtime.onStartup.addListener(watchAll);
