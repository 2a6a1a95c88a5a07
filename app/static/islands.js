// Wakes the islands of a page: loads the program and hands every island to its function.
const script = document.currentScript ?? document.querySelector("script[data-program]");
const program = script.dataset.program;
try {
  const module = await import(`${program}.js`);
  await module.default({ module_or_path: `${program}_bg.wasm` });
  module.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) {
    await module[island.dataset.component]?.(island);
  }
  document.documentElement.dataset.islands = "ready";
} catch (error) {
  // The page works without them; whoever goes on before they are loaded misses nothing.
  console.warn("The islands stay asleep:", error);
}
