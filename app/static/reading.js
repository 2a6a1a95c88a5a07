// Keeps the place in a lesson: sends the number of the topmost block in view, and goes back to it on another visit.
const lesson = document.querySelector("[data-position-action]");
const blocks = [...lesson.querySelectorAll("[data-segment]")];
const number = (block) => Number(block.dataset.segment);
// At the beginning there is nothing to keep.
const kept = Math.max(number(lesson), 1);
let seen = kept;
let sent = kept;

if (kept > 1 && !location.hash) {
  document.getElementById(`s${kept}`)?.scrollIntoView({ block: "start", behavior: "instant" });
}

const bar = document.querySelector("[data-reading-progress]");
bar.hidden = false;
const inView = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    isIntersecting ? inView.add(number(target)) : inView.delete(number(target));
  }
  if (inView.size === 0) return;
  seen = Math.min(...inView);
  bar.value = Math.max(...inView);
});
blocks.forEach((block) => watcher.observe(block));

const send = () => {
  if (seen === sent) return;
  sent = seen;
  const body = new URLSearchParams({ segment: String(seen) });
  const headers = { accept: "application/json" };
  fetch(lesson.dataset.positionAction, { method: "POST", body, keepalive: true, headers }).catch(() => { sent = -1; });
};
setInterval(send, 5000);
addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send());
