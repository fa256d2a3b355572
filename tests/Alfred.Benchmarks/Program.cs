using Alfred.Benchmarks.Engine;

return args switch
{
    ["engine", "measure", var part] => await Measurements.RunAsync(part),
    ["engine", .. var options] => await EngineBenchmark.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        ./alfred bench engine [--official] [--quick]
            The engine under load. --official builds and measures the official Orleans packages as well, in turn; --quick runs each part once.
        """);
    return 2;
}
