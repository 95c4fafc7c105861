import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineWorkflow, movesFrom } from "./workflow";

const door = defineWorkflow({
  entity: "door",
  statuses: ["open", "shut", "locked"],
  initial: "open",
  guards: ["hasKey", "isNight"],
  moves: {
    shut: { from: ["open"], to: "shut" },
    open: { from: ["shut"], to: "open" },
    lock: { from: ["shut"], to: "locked", needs: ["hasKey", "isNight"], comment: "required" },
    unlock: { from: ["locked"], to: "shut", needs: ["hasKey"] },
  },
});
type Facts = { key: boolean; night: boolean };
const guards = { hasKey: ({ key }: Facts) => key, isNight: ({ night }: Facts) => night };
const anybody = () => true;

describe("movesFrom", () => {
  it("names the moves of a status with where they lead", () => {
    expect(movesFrom(door, "shut", anybody, guards, { key: true, night: true })).toEqual([
      { name: "open", to: "open", blockers: [], comment: false },
      { name: "lock", to: "locked", blockers: [], comment: true },
    ]);
    expect(movesFrom(door, "open", anybody, guards, { key: false, night: false })).toEqual([
      { name: "shut", to: "shut", blockers: [], comment: false },
    ]);
  });

  it("says what stands in the way, in the table's order, and hides nothing", () => {
    expect(movesFrom(door, "shut", anybody, guards, { key: false, night: false }).at(-1)?.blockers).toEqual(["hasKey", "isNight"]);
    expect(movesFrom(door, "shut", anybody, guards, { key: true, night: false }).at(-1)?.blockers).toEqual(["isNight"]);
  });

  it("asks for each move by its full name and leaves out what is not permitted", () => {
    const asked: string[] = [];
    const may = (permission: string) => {
      asked.push(permission);
      return permission === "door.open";
    };
    expect(movesFrom(door, "shut", may, guards, { key: true, night: true }).map(({ name }) => name)).toEqual(["open"]);
    expect(asked).toEqual(["door.open", "door.lock"]);
  });

  it("gives for any status, permissions and facts exactly what the table says", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...door.statuses),
        fc.subarray(Object.keys(door.moves)),
        fc.record({ key: fc.boolean(), night: fc.boolean() }),
        (status, allowed, facts) => {
          const moves = movesFrom(door, status, (permission) => allowed.includes(permission.slice("door.".length)), guards, facts);
          for (const [name, step] of Object.entries(door.moves)) {
            const move = moves.find((candidate) => candidate.name === name);
            expect(move !== undefined).toBe(allowed.includes(name) && step.from.includes(status));
            for (const guard of door.guards)
              expect(move?.blockers.includes(guard) ?? false).toBe(
                move !== undefined && (step.needs ?? []).includes(guard) && !guards[guard](facts),
              );
          }
        },
      ),
    );
  });
});
