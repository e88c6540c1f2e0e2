/** Defects of a program, by the names and messages of its language's own errors: V8, CPython, JVM, .NET, Ruby, Go, Rust, PHP. */
import { anyOf, named } from '../../model/patterns.js';
import type { Rule } from './rule.js';

export const CODE_RULES: readonly Rule[] = [
  {
    fault: 'code-defect',
    seat: 'function',
    types: named(String.raw`
        TypeError ReferenceError RangeError SyntaxError Runtime\.UserCodeSyntaxError UserCodeSyntaxError EvalError
        NullPointerException NullReferenceException IndexOutOfBoundsException ArrayIndexOutOfBoundsException
        StringIndexOutOfBoundsException ClassCastException ArithmeticException NumberFormatException
        NoSuchMethodError NoSuchFieldError MissingMethodException MissingFieldException InvalidCastException
        IndexOutOfRangeException KeyNotFoundException ArgumentNullException ArgumentOutOfRangeException
        DivideByZeroException FormatException IncompatibleClassChangeError boundsError runtime\.plainError
        runtime\.TypeAssertionError ZeroDivisionError AttributeError IndexError NameError UnboundLocalError
        RecursionError NotImplementedError StackOverflowError NoSuchElementException NoMethodError FrozenError
        FloatDomainError SystemStackError FiberError LocalJumpError StopIteration StringIndexOutOfBounds
        NegativeArraySizeException ArrayStoreException NoSuchFieldException NoSuchMethodException
        UninitializedPropertyAccessException NoWhenBranchMatchedException KotlinNullPointerException
        InputMismatchException DateTimeException BadMethodCallException TypeMismatchException OverflowException
        RankException ObjectDisposedException AmbiguousMatchException NotImplementedException NotSupportedException
        InvalidTimeZoneException StackOverflowException ERR_INVALID_ARG_TYPE ERR_INVALID_ARG_VALUE ERR_OUT_OF_RANGE
        ERR_INVALID_URL ERR_ASSERTION ERR_HTTP_HEADERS_SENT URIError UndefinedColumn 42703 42601 ER_BAD_FIELD_ERROR
        ER_PARSE_ERROR SyntaxErrorException SQLSyntaxError SQLSyntaxErrorException SQLGrammarException OverflowError
        FloatingPointError UnboundLocal java\.util\.ConcurrentModificationException sql-(?:1054|1064|207) WRONGTYPE
        NOSCRIPT
      `),
    general: named(`
        IllegalArgumentException IllegalStateException InvalidOperationException ArgumentException ArgumentError
        UnsupportedOperationException ProgrammingError AssertionError LookupError KeyError
      `),
    wording: anyOf(
      /Cannot (?:read|set) propert(?:y|ies) of (?:undefined|null)|undefined is not a function|is not a function\b/,
      /is not iterable|is not a constructor|Cannot destructure property|Cannot access '\w+' before initialization/,
      /is not defined\b|Maximum call stack size exceeded|'NoneType' object|nil pointer dereference/,
      /Object reference not set to an instance|index out of (?:range|bounds)|slice bounds out of range/,
      /interface conversion: |integer divide by zero|assignment to entry in nil map/,
      /object is not (?:subscriptable|callable)/,
      /undefined (?:local variable or )?method|uninitialized constant|wrong number of arguments/,
      /no implicit conversion of|nil can't be coerced|unsupported operand type|must be str, not/,
      /can only concatenate|takes (?:from )?\d+ (?:to \d+ )?positional arguments?/,
      /missing \d+ required (?:positional|keyword)|got an unexpected keyword argument|has no attribute/,
      /has no len\(\)|list index out of range|string index out of range|pop from empty list|dictionary changed size/,
      /local variable '\w+' referenced|cannot access local variable|name '\w+' is not defined/,
      /not enough values to unpack|too many values to unpack|division by zero|divided by 0|invalid literal for int/,
      /could not convert string to float|maximum recursion depth/,
      /cannot be cast to|Cannot invoke "|because ".{1,80}" is null|Cannot cast|out of bounds for length/,
      /No value present|Sequence contains (?:no|more than one)|Nullable object must have a value/,
      /Collection was modified|Method not found:|Unable to cast object|Input string was not in a correct format/,
      /Specified argument was out of the range|The given key .{0,80}was not present in the dictionary/,
      /Arithmetic operation resulted in an overflow/,
      /Invalid time value|Invalid array length|Invalid count value|toFixed\(\) digits/,
      /Cannot convert (?:undefined|null|a BigInt)|Cannot mix BigInt|is not a (?:constructor|function)/,
      /Converting circular structure|Assignment to constant variable|Reduce of empty array/,
      /Class constructor \w+ cannot be invoked|Invalid regular expression|The "\w+" argument must be of type/,
      /Cannot set headers after|called `Option::unwrap\(\)`|called `Result::unwrap\(\)`|panicked at/,
      /^panic: (?:runtime error|assignment to|send on|close of|interface conversion|reflect|sync|bytes|strings|regexp|unreachable|not implemented)/,
      /all goroutines are asleep|send on closed channel|close of closed channel|makeslice: len out of range/,
      /concurrent map (?:writes|read)|Call to (?:undefined|a member) function/,
      /Undefined (?:index|variable|array key|property)|column "?[\w.]+"? does not exist|Unknown column '/,
      /syntax error at or near|You have an error in your SQL syntax|Read-only file system|EROFS/,
      /is not JSON serializable|Do not know how to serialize|WRONGTYPE Operation|cannot unpack non-iterable/,
      /object is not (?:iterable|an iterator)|was never awaited|Malformed Lambda proxy response/,
      /attempt to (?:divide by zero|subtract with overflow|add with overflow)|on a `None` value/,
      /Cannot use import statement outside a module|await is only valid in|does not provide an export named/,
      /Stack overflow|Invalid column name|ORA-(?:00904|00936|00933)|Ambiguous column/,
    ),
    // Go's own word for an end that the program asked for: what follows is the error that it did not want to go on with.
    hint: /^panic: /m,
    // How runtimes call a request that did not get through: the fetch standard makes it a TypeError.
    unless: anyOf(
      /fetch failed|Failed to fetch|error sending request for url|NetworkError|terminated by other side/,
      /^terminated$|other side closed/,
    ),
  },
];
