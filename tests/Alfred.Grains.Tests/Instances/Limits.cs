namespace Alfred.Tests.Instances;

/// <summary>The one time limit of these tests: for what never takes long unless something is broken.</summary>
public static class Limits
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
}
