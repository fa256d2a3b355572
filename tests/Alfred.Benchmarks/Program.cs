using Alfred.Benchmarks.Faults;
using Alfred.Benchmarks.Footprint;
using Alfred.Benchmarks.Grammars;
using Alfred.Benchmarks.MessagePath;
using Alfred.Benchmarks.Operators;
using Alfred.Benchmarks.SlashCommands;

return args switch
{
    ["path", .. var options] => await PathBenchmark.RunAsync(options),
    // Started by the first.
    ["stand-in", var database] => await StandInServer.RunAsync(database),
    ["footprint", "home" or "biz", var folder] => await FootprintBenchmark.RunAsync(args[1], Path.GetFullPath(folder)),
    ["grammar"] => GrammarBenchmark.Run(),
    ["console", .. var options] => await ConsoleBenchmark.RunAsync(options),
    ["faults", .. var options] => await FaultBenchmark.RunAsync(options),
    _ => ShowUsage(),
};

static int ShowUsage()
{
    Console.Error.WriteLine("""
        ./alfred bench path [--quick] [home|biz]
            The whole product under load, from the webhook to the provider: home beside pgbench on the same server, biz's slash commands
            beside a stand-in for a plain program. --quick measures for 3 s instead of 10 and 5. ALFRED_BENCH_OF=<another clone>
            measures that one's product.
        ./alfred bench footprint home|biz <folder>
            What the image takes that ./alfred publish made: its files, its start, and its memory through 10,000 messages in a
            control group of 220 MB (needs root).
        ./alfred bench grammar
            How many messages a second one processor understands without a model, and what each allocates: every kind of command in each
            language.
        ./alfred bench console [--quick]
            What it costs that an operator looks: memory with metrics and with the console, and throughput with the
            console and Orleans' dashboard open, in pairs.
        ./alfred bench faults [--quick] [R11|R13|R14|R16|S3|S4 …]
            The whole product while a message is poison, Postgres crashes or hangs, Redis is away, bodies are malformed or
            senders slow: each figure beside its aim and the same load without the fault. All or those that are named; --quick takes
            about 4 minutes instead of 9.
        """);
    return 2;
}
