/** Shows what is going on inside a step. */
export type Progress = (text: string) => void;

export interface Reporter {
  /** Runs a piece of work; shows its title, its progress, and how long it took or that it failed. */
  step<Result>(title: string, work: (progress: Progress) => Promise<Result>): Promise<Result>;
  /** Prints one line. */
  line(text: string): void;
}

interface Output {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Prints nothing; for tests and for commands whose output is their own. */
export const silentReporter: Reporter = {
  step: (_title, work) => work(() => undefined),
  line: () => undefined,
};

/**
 * Reports steps, one after another, on stderr: on a terminal the line of the running step is rewritten in
 * place, with the seconds that passed; elsewhere each message is a line of its own.
 */
export function createReporter(output: Output = process.stderr): Reporter {
  const open = output.isTTY ? liveLine : plainLines;
  return {
    line: (text) => void output.write(`${text}\n`),
    step: async (title, work) => {
      const began = performance.now();
      const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
      const shown = open(output, title, seconds);
      try {
        const result = await work(shown.progress);
        shown.end(`done in ${seconds()}`);
        return result;
      } catch (error) {
        shown.end(`failed after ${seconds()}`);
        throw error;
      }
    },
  };
}

interface ShownStep {
  progress: Progress;
  end(outcome: string): void;
}

function liveLine(output: Output, title: string, seconds: () => string): ShownStep {
  let message = '';
  // A line that wraps cannot be rewritten in place; some terminals report a width of 0.
  const width = output.columns ?? 0;
  const cut = (text: string) => text.slice(0, width > 1 ? width - 1 : 100);
  const draw = (tail: string, end = '') =>
    void output.write(`\r\u001b[K${cut(`▸ ${title} … ${message}${tail}`)}${end}`);
  const timer = setInterval(() => draw(seconds()), 1_000);
  draw('');
  return {
    progress: (text) => {
      message = `${text} … `;
      draw(seconds());
    },
    end: (outcome) => {
      clearInterval(timer);
      draw(outcome, '\n');
    },
  };
}

/** A build without any sign of life for half a minute looks hung in a log, so it gets one. */
const signOfLifeMs = 30_000;

function plainLines(output: Output, title: string, seconds: () => string): ShownStep {
  let message = '';
  const print = (tail: string) => void output.write(`▸ ${title} … ${tail}\n`);
  const timer = setInterval(() => print(`${message}${message && ', '}${seconds()} so far`), signOfLifeMs);
  return {
    progress: (text) => {
      // Counters change often; on a terminal that's motion, in a log it would be noise.
      const isNew = withoutNumbers(text) !== withoutNumbers(message);
      message = text;
      if (isNew) print(text);
    },
    end: (outcome) => {
      clearInterval(timer);
      print(outcome);
    },
  };
}

const withoutNumbers = (text: string) => text.replaceAll(/\d+/g, '');
