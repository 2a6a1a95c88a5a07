// Keeps the place in a lesson: sends the number of the last block that was seen, and goes back to it.
const lesson = document.querySelector("[data-position-action]");
const blocks = [...lesson.querySelectorAll("[data-segment]")];
let seen = Number(lesson.dataset.segment ?? 0);
let sent = seen;

if (seen > 1 && !location.hash) {
  blocks.find((block) => Number(block.dataset.segment) === seen)?.scrollIntoView({ block: "start" });
}

const bar = document.querySelector("[data-reading-progress]");
const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) seen = Math.max(0, Number(entry.target.dataset.segment));
  }
  if (bar) bar.value = Math.max(bar.value, seen + 1);
}, { rootMargin: "0px 0px -40% 0px" });
blocks.forEach((block) => watcher.observe(block));

const send = () => {
  if (seen === sent) return;
  sent = seen;
  const body = new URLSearchParams({ segment: String(seen) });
  fetch(lesson.dataset.positionAction, { method: "POST", body, keepalive: true, headers: { accept: "application/json" } });
};
setInterval(send, 5000);
addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send());
