namespace Alfred.Operators;

/// <summary>As what somebody came in.</summary>
public enum OperatorRole
{
    /// <summary>Sees the console and the figures, without what people wrote, and changes nothing (<c>OPERATOR_READ_TOKEN</c>).</summary>
    Reader = 0,

    /// <summary>Everything (<c>OPERATOR_TOKEN</c>).</summary>
    Admin = 1,
}
