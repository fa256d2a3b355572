namespace Alfred.Benchmarks.Engine;

/// <summary>What is measured, in the order of the table, beside what Orleans 10 measured with the same sizes on a 2-core machine.</summary>
internal static class Figures
{
    public const string Start = "process start to first answer, ms";
    public const string ResidentAtStart = "resident after the first answer, MB";
    public const string ColdCalls = "first 20k calls, per s";
    public const string Calls = "600k calls without storage, per s";
    public const string BytesPerCall = "allocated per call, bytes";
    public const string ResidentAfterCalls = "resident after 1.2M calls, MB";
    public const string ActivationTime = "activation, µs";
    public const string ActivationBytes = "idle activation, bytes";
    public const string ColdWrites = "first 20k calls with one state write, per s";
    public const string Writes = "20k calls with one state write, per s";
    public const string OwnWrites = "the same, each caller with grains of its own, per s";
    public const string Raw = "raw Npgsql updates in the same process, per s";
    public const string WritesToRaw = "own-grain writes ÷ raw updates";

    /// <summary>Known figures of the official packages: with HTTP, default settings, median of three.</summary>
    public static readonly (string Name, double? Known)[] All =
    [
        (Start, 1375),
        (ResidentAtStart, 104),
        (ColdCalls, 115_000),
        (Calls, 255_000),
        (BytesPerCall, null),
        (ResidentAfterCalls, 193),
        (ActivationTime, null),
        (ActivationBytes, null),
        (ColdWrites, 2_219),
        (Writes, 2_640),
        (OwnWrites, 3_161),
        (Raw, 6_064),
        (WritesToRaw, null),
    ];
}
