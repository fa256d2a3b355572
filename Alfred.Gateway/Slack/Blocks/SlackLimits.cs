namespace Alfred.Gateway.Slack.Blocks;

/// <summary>What Slack takes at most, from its reference of Block Kit and of views.</summary>
internal static class SlackLimits
{
    /// <summary>Text of a message: Slack advises 4,000; somewhat longer texts were seen split at places of Slack's choice.</summary>
    public const int Text = 4_000;

    /// <summary>Text of a section block.</summary>
    public const int Section = 3_000;

    /// <summary>Buttons that still read as buttons; a block takes 25, but more than a row is a list.</summary>
    public const int Buttons = 5;

    /// <summary>Options of a menu.</summary>
    public const int Options = 100;

    /// <summary>Label of a button, and text or description of an option.</summary>
    public const int Label = 75;

    /// <summary>Value of a button.</summary>
    public const int ButtonValue = 2_000;

    /// <summary>Value of an option.</summary>
    public const int OptionValue = 150;

    /// <summary>Placeholder of a menu or an input.</summary>
    public const int Placeholder = 150;

    /// <summary>Title of a view, and its buttons.</summary>
    public const int Title = 24;

    /// <summary>Text of a header.</summary>
    public const int Header = 150;

    /// <summary>Blocks of a view.</summary>
    public const int ViewBlocks = 100;

    /// <summary>What a view carries for us.</summary>
    public const int PrivateMetadata = 3_000;

    /// <summary>Characters of a text input.</summary>
    public const int Input = 3_000;
}
