namespace Alfred.Instances;

/// <summary>What every part of a running process may know about the instance it belongs to. Holds no secret.</summary>
public sealed record Instance
{
    /// <summary>Home or biz.</summary>
    public required InstanceKind Kind { get; init; }

    /// <summary>True in production, where everything fails closed and nothing is generated.</summary>
    public required bool IsProduction { get; init; }

    /// <summary>The zone of members who set none. Default Europe/Madrid.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The currency of amounts written without one: three capital letters (ISO 4217). Default EUR.</summary>
    public required string Currency { get; init; }

    /// <summary>The language of members who set none: a two-letter code (ISO 639-1). Default en.</summary>
    public required string Language { get; init; }

    /// <summary>
    /// True when people who are in no member list are taken in at their first message. Only outside production, only while
    /// <c>MEMBERS</c> is unset and no channel has credentials of a real account, so that a first try needs no configuration.
    /// </summary>
    public required bool AllowUnknownSenders { get; init; }

    /// <summary>The instance's name as the environment writes it: <c>home</c> or <c>biz</c>.</summary>
    public string Name => Kind == InstanceKind.Home ? "home" : "biz";
}
