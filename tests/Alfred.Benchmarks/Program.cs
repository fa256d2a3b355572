using Alfred.Benchmarks.Faults;
using Alfred.Benchmarks.MessagePath;

return args switch
{
    ["path", .. var options] => await PathBenchmark.RunAsync(options),
    ["faults", .. var options] => await FaultBenchmark.RunAsync(options),
    _ => ShowUsage(),
};

static int ShowUsage()
{
    Console.Error.WriteLine("""
        ./alfred bench path [--quick]
            The whole product under load, from the webhook to the provider, beside pgbench on the same server. --quick measures for 3 s instead of 10.
        ./alfred bench faults [--quick] [R11|R13|R14|R16|S3|S4 …]
            The whole product while a message is poison, Postgres crashes or hangs, Redis is away, bodies are malformed or senders slow: each figure beside
            its aim and the same load without the fault. All or those that are named; --quick takes about 4 minutes instead of 9.
        """);
    return 2;
}
