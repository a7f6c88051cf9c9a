/** Page → worker: the size of the picture in pixels, then its strips; nothing more: pack it. */
type Order =
  | { readonly width: number; readonly height: number }
  | { readonly strip: ImageBitmap; readonly top: number }
  | { readonly pack: true };

/** Worker → page. */
type Reply = { readonly png: Blob } | { readonly failed: string };

/** Puts strips of dots together and packs them as a PNG, beside the page's own work. */
export interface Packer {
  /** @param top pixels from the upper edge of the picture */
  add(strip: ImageBitmap, top: number): void;
  packed(): Promise<Blob>;
  end(): void;
}

export function startPacker(width: number, height: number): Packer {
  const address = URL.createObjectURL(new Blob([`(${String(work)})()`], { type: "text/javascript" }));
  const worker = new Worker(address);
  const send = (order: Order, given: Transferable[] = []): void => worker.postMessage(order, given);
  const reply = new Promise<Blob>((done, failed) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) =>
      "png" in data ? done(data.png) : failed(new Error(`This window cannot write a PNG: ${data.failed}.`)),
    );
    worker.addEventListener("error", ({ message }) => failed(new Error(`This window cannot write a PNG: ${message}.`)));
  });
  // Who is told of a failure asks for the packed picture; until then it is kept for them.
  reply.catch(() => undefined);
  send({ width, height });
  return {
    add: (strip, top) => send({ strip, top }, [strip]),
    packed() {
      send({ pack: true });
      return reply;
    },
    end() {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}

/** All of the worker, started from its own text: it may use nothing that stands outside of it. */
function work(): void {
  let context: OffscreenCanvasRenderingContext2D | null = null;
  const answer = (reply: Reply): void => self.postMessage(reply);
  self.addEventListener("message", ({ data }: MessageEvent<Order>) => {
    if ("width" in data) context = new OffscreenCanvas(data.width, data.height).getContext("2d");
    else if (!context) answer({ failed: "it has no canvas" });
    else if ("strip" in data) {
      context.drawImage(data.strip, 0, data.top);
      data.strip.close();
    } else {
      context.canvas.convertToBlob({ type: "image/png" }).then(
        (png) => answer({ png }),
        (error: unknown) => answer({ failed: String(error) }),
      );
    }
  });
}
