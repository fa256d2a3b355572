namespace Alfred.Gateway.Console;

/// <summary>What a page says about the action that led to it. A code stands in the address, never the text.</summary>
internal static class Notices
{
    /// <summary>It was done.</summary>
    public const string Done = "done";

    /// <summary>There was nothing to do (any more).</summary>
    public const string Nothing = "nothing";

    /// <summary>What was filled in makes no sense.</summary>
    public const string Wrong = "wrong";

    /// <summary>The text of a code; null for none.</summary>
    public static string? TextOf(string? code) => code switch
    {
        Done => "Done.",
        Nothing => "Nothing to do: it changed meanwhile. The page shows how it is now.",
        Wrong => "Nothing was changed: something in the form is missing or makes no sense.",
        "configured" => "Nothing was changed: MEMBERS in the configuration names this person. Change it there.",
        "last-admin" => "Nothing was changed: nobody would be left who manages the members.",
        "not-theirs" => "Nothing was changed: a member adds another phone or account themself, by saying “add my other phone”.",
        "name-taken" => "Nothing was changed: somebody else has that name.",
        "full" => "Nothing was changed: there are too many members or invitations already.",
        "unreachable" => "Nothing was changed: nobody knows where to write to this person. They have to say “forget me” themselves.",
        "erasing" => "Alfred is deleting everything about this person, and tells them when it is done.",
        _ => null,
    };

    /// <summary>The code for something that was or was not there to do.</summary>
    public static string Of(bool isDone) => isDone ? Done : Nothing;
}
