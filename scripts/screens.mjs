// npm run screens: pictures of twenty-one pages in screenshots/, for whoever looks at them beside the design.
import { main as runTests } from "./test.mjs";

export async function main(_verb, _args, root) {
  process.env.SCREENS = "1";
  await runTests("test", ["e2e", "screens.spec"], root);
}
