/** Hands on what a feed's socket sends, item by item; resolves when it is open. The result closes it. */
export async function followSocket<Item>(port: number, onItem: (item: Item) => void): Promise<() => void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    for (const item of JSON.parse(data) as Item[]) onItem(item)
  })
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  return () => socket.close()
}
