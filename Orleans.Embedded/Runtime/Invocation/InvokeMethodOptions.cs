namespace Orleans.CodeGeneration;

/// <summary>How calls of a method are scheduled.</summary>
[Flags]
public enum InvokeMethodOptions
{
    /// <summary>One at a time.</summary>
    None = 0,

    /// <summary>The caller waits for no answer.</summary>
    OneWay = 1,

    /// <summary>Interleaves with calls of the same kind.</summary>
    ReadOnly = 2,

    /// <summary>Interleaves with every call.</summary>
    AlwaysInterleave = 4,

    /// <summary>May overtake others.</summary>
    Unordered = 8,
}
