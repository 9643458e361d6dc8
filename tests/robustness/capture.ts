import { TextLineStream } from "../../tasks/text_lines.ts";
import { until } from "../harness/until.ts";

/** A running tcpdump. */
export class Capture {
  /** One line a packet. */
  readonly packets: string[] = [];
  readonly #process: Deno.ChildProcess;
  readonly #said: string[] = [];
  readonly #reading: Promise<unknown>;

  private constructor(prefix: readonly string[], args: readonly string[]) {
    const [program, ...rest] = [...prefix, "tcpdump", ...args];
    this.#process = new Deno.Command(program!, {
      args: rest,
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#reading = Promise.all([
      collect(this.#process.stdout, this.packets),
      collect(this.#process.stderr, this.#said),
    ]);
  }

  /** Starts and waits until it sees every packet. @param filter In the language of pcap. */
  static async start(
    prefix: readonly string[],
    networkInterface: string,
    filter: string,
  ): Promise<Capture> {
    const capture = new Capture(prefix, [
      ...["-i", networkInterface, "-n", "-l", "--immediate-mode"],
      filter,
    ]);
    await until(
      () => capture.#said.some((line) => line.includes("listening on")),
      "tcpdump to listen",
      10_000,
    );
    return capture;
  }

  async stop(): Promise<void> {
    this.#process.kill("SIGTERM");
    await this.#process.status;
    await this.#reading;
  }
}

async function collect(stream: ReadableStream<Uint8Array>, lines: string[]): Promise<void> {
  const texts = stream.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream());
  for await (const line of texts) if (line !== "") lines.push(line);
}
