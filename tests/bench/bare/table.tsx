/** A table of whatever was read. */
export function Plain({ rows }: { rows: readonly Record<string, unknown>[] }) {
  return (
    <table>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {Object.entries(row).map(([name, value]) => (
              <td key={name}>
                {value instanceof Date ? value.toISOString() : typeof value === "object" ? JSON.stringify(value) : String(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
