using System.Globalization;

namespace Alfred.Faults.Runs;

/// <summary>
/// What a random run goes by: another number each time, printed, and given again by <c>ALFRED_TEST_SEED</c> to see the same once more.
/// </summary>
internal static class Seed
{
    public static int Next()
    {
        var seed = Environment.GetEnvironmentVariable("ALFRED_TEST_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"ALFRED_TEST_SEED={seed.ToString(CultureInfo.InvariantCulture)}");
        return seed;
    }
}
