// Long steps show that they live: a spinner with seconds on a terminal, plain lines elsewhere (a service log, CI).

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one named step; its result is handed through, its failure too. */
export async function step(label, work) {
  const since = performance.now();
  const stopSpinner = process.stdout.isTTY ? spin(label, since) : announce(label);
  try {
    const result = await work();
    stopSpinner();
    console.log(`✓ ${label} (${seconds(since)})`);
    return result;
  } catch (error) {
    stopSpinner();
    console.log(`✗ ${label} (${seconds(since)})`);
    throw error;
  }
}

function spin(label, since) {
  let frame = 0;
  const draw = () => process.stdout.write(`\r\x1b[K${FRAMES[frame++ % FRAMES.length]} ${label} ${seconds(since)}`);
  draw();
  const timer = setInterval(draw, 100);
  return () => {
    clearInterval(timer);
    process.stdout.write("\r\x1b[K");
  };
}

/** A short step needs one line only: its beginning is told when it lasts. */
function announce(label) {
  const timer = setTimeout(() => console.log(`… ${label}`), 1000);
  return () => clearTimeout(timer);
}
