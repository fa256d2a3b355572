using Alfred.Benchmarks.Engine;
using Alfred.Benchmarks.MessagePath;

return args switch
{
    ["engine", "measure", var part] => await Measurements.RunAsync(part),
    ["engine", .. var options] => await EngineBenchmark.RunAsync(options),
    ["path", .. var options] => await PathBenchmark.RunAsync(options),
    _ => ShowUsage(),
};

static int ShowUsage()
{
    Console.Error.WriteLine("""
        ./alfred bench engine [--official] [--quick]
            The engine under load. --official builds and measures the official Orleans packages as well, in turn; --quick runs each part once.
        ./alfred bench path [--quick]
            The whole product under load, from the webhook to the provider, beside pgbench on the same server. --quick measures for 3 s instead of 10.
        """);
    return 2;
}
