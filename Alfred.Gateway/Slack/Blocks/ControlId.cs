namespace Alfred.Gateway.Slack.Blocks;

/// <summary>
/// The action id of a control: what kind it is and, behind an "@", the only person who may use it. Slack signs what comes back, so that it
/// can be believed.
/// </summary>
/// <param name="Action">What the control is for.</param>
/// <param name="User">The person whom it is meant for; null for everybody who sees it.</param>
internal sealed record ControlId(string Action, string? User)
{
    /// <summary>The button that opens a form.</summary>
    public const string OpenForm = "alfred.form";

    /// <summary>Controls of a list to work off, which stay when one was used, begin with this.</summary>
    public const string Tick = "alfred.tick";

    /// <summary>Controls of a question begin with this.</summary>
    public const string Pick = "alfred.pick";

    /// <summary>True for an entry of a list to work off.</summary>
    public bool IsTick => Action.StartsWith(Tick, StringComparison.Ordinal);

    /// <summary>Reads an id as it came back.</summary>
    public static ControlId Parse(string id) => id.Split('@', 2) is [var action, { Length: > 0 } user] ? new(action, user) : new(id, null);

    public override string ToString() => User is null ? Action : $"{Action}@{User}";
}
