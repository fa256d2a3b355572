using Alfred.CrashPoints;

/// <summary>
/// What the runtime calls before the product's first line (DOTNET_STARTUP_HOOKS): connects to the test and listens to the message path.
/// </summary>
#pragma warning disable MA0047 // The runtime looks for the class outside of every namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("ALFRED_CRASH_POINTS") is { Length: > 0 } socket)
            Watch.Begin(socket);
    }
}
