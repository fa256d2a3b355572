namespace Alfred.Skills.Work.Inbox;

/// <summary>What is wrong with a message. A closed family.</summary>
internal abstract record MailSuspicion
{
    private MailSuspicion() { }

    /// <summary>The sender's domain is made to be taken for another one.</summary>
    public sealed record Lookalike(string Domain, string Real) : MailSuspicion;

    /// <summary>The sender calls himself by an address that is not his.</summary>
    public sealed record OtherName(string Domain) : MailSuspicion;

    /// <summary>An answer would go to another domain.</summary>
    public sealed record ReplyElsewhere(string Domain) : MailSuspicion;

    /// <summary>It holds text that nobody who looks at it can see.</summary>
    public sealed record HiddenText : MailSuspicion;

    /// <summary>It tries to give orders to a program that reads it.</summary>
    public sealed record Orders : MailSuspicion;
}
