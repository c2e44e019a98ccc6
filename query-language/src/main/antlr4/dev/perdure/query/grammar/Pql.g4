/*
 * The query language, complete: what the language does not do yet is read here all the same, and refused by
 * name when the syntax tree is built (parse/TreeBuilder). So a query is never taken for something else.
 *
 * Two layers, `expr` for logic and `operand` for values, make `a between b and c and d` and `not a = b`
 * unambiguous, which one left-recursive rule does not. The order of the alternatives of these two rules is
 * the order of precedence; docs give it as a table.
 *
 * Every fault must reach the parser as a token (UNKNOWN, UNCLOSED_…): the lexer reports nothing by itself.
 */
grammar Pql;

options { caseInsensitive = true; }

// ---- entry points ----------------------------------------------------------------------------------------

script      : explain? statement EOF ;                        // a whole query
filter      : expr orderBy? page EOF ;                        // a bare predicate on `this`
ordering    : orderItem (',' orderItem)* EOF ;                // the keys of an `order by`
selection   : projection (',' projection)* EOF ;              // the items of a `select`
grouping    : groupItem (',' groupItem)* EOF ;                // the keys of a `group by`

explain     : EXPLAIN ANALYZE? ;
statement   : query | updateStatement | deleteStatement ;

// ---- queries ---------------------------------------------------------------------------------------------

query       : withClause? core (setOperator core)* orderBy? page ;
withClause  : WITH name AS '(' query ')' (',' name AS '(' query ')')* ;
setOperator : (UNION | INTERSECT | EXCEPT) ALL? ;

core        : fromClause whereClause? groupClause? (orderBy? selectClause)?    # fromFirst
            | selectClause fromClause whereClause? groupClause?                # selectFirst
            | '(' query ')'                                                    # nestedCore
            ;

fromClause  : FROM source (',' source)* join* ;
source      : ONLY? path alias?                               # extentSource   // or a path of an outer alias
            | '(' query ')' alias                             # querySource
            | parameter alias                                 # parameterSource
            ;
alias       : AS? name ;
join        : (LEFT | INNER)? JOIN source (ON expr)? ;
whereClause : WHERE expr ;
groupClause : GROUP BY groupItem (',' groupItem)* (HAVING expr)? ;
groupItem   : expr (AS name)? ;
orderBy     : ORDER BY orderItem (',' orderItem)* ;
orderItem   : expr direction=(ASC | DESC)? (NULLS nulls=(FIRST | LAST))? ;
page        : (LIMIT limit=operand)? (OFFSET offset=operand)? ((AFTER | BEFORE) cursor=operand)? ;

selectClause: SELECT DISTINCT? projection (',' projection)* ;
projection  : expr (AS name)? ;

updateStatement : UPDATE UNCHECKED? ONLY? path alias? SET assignment (',' assignment)* whereClause? page ;
assignment      : path '=' expr ;
deleteStatement : DELETE UNCHECKED? FROM ONLY? path alias? whereClause? page ;

// ---- logic -----------------------------------------------------------------------------------------------

expr        : (NOT | '!') expr                                                 # notExpr
            | expr (AND | '&&') expr                                           # andExpr
            | expr (OR | '||') expr                                            # orExpr
            | predicate                                                        # predicateExpr
            ;

// A quantifier before the path says how many of its values must do: any p.tags = 'x'
predicate   : quantifier? operand comparator right=quantifier? operand         # comparison
            | quantifier? operand NOT? BETWEEN operand AND operand             # between
            | quantifier? operand NOT? IN inRight                              # membership
            | quantifier? operand NOT? textOperator right=quantifier? operand (ESCAPE STRING)?  # textTest
            | operand IS NOT? (NULL | MISSING | EMPTY | TRUE | FALSE | name)   # isTest
            | operand                                                          # condition
            ;
quantifier  : ANY | SOME | ALL | EVERY | NONE ;
comparator  : '=' | '==' | '!=' | '<>' | '<' | '<=' | '>' | '>=' ;
textOperator: (LIKE | ILIKE | MATCHES | CONTAINS | STARTS WITH | ENDS WITH) ignoreCase? ;
ignoreCase  : '[' name ']' ;                                  // [c]; no token, or `list[c]` could not be read
inRight     : '(' expr (',' expr)+ ')' | operand ;

// ---- values ----------------------------------------------------------------------------------------------

operand     : primary                                                          # primaryOperand
            | operand '.' anyName                                              # member         // null-safe
            | operand '[' operand ']'                                          # index
            | operand '[' '*' ']'                                              # flatten
            | ('-' | '+') operand                                              # sign
            | operand ('*' | '/' | '%') operand                                # multiplication
            | operand ('+' | '-') operand                                      # addition       // + joins texts
            | operand '??' operand                                             # orElse
            ;

primary     : literal                                                          # literalPrimary
            | parameter                                                        # parameterPrimary
            | CASE (WHEN expr THEN expr)+ (ELSE expr)? END                     # searchedCase
            | CASE expr (WHEN expr THEN expr)+ (ELSE expr)? END                # simpleCase
            | EXISTS '(' query ')'                                             # exists
            | name '(' comprehension ')'                                       # comprehensionCall
            | COUNT '(' '*' ')' filterArgument?                                # countAll
            | name '(' (DISTINCT? expr (',' expr)*)? ')' filterArgument?       # call
            | '{' (entry (',' entry)*)? '}'                                    # objectConstructor
            | '[' (expr (',' expr)*)? ']'                                      # listConstructor
            | '[' comprehension ']'                                            # comprehensionList
            | '(' query ')'                                                    # subquery
            | '(' expr ')'                                                     # parenthesis
            | THIS                                                             # self
            | name                                                             # reference
            ;
comprehension  : expr FOR name IN operand (WHERE expr)? ;
filterArgument : FILTER '(' WHERE expr ')' ;
entry          : (anyName | STRING) ':' expr | operand ;
parameter      : ':' anyName | '?' INT? | DOLLAR_INT ;
path           : name ('.' anyName)* ;

literal     : (INT | DECIMAL) unit                                             # duration
            | (INT | DECIMAL)                                                  # number
            | STRING                                                           # text
            | (TRUE | FALSE)                                                   # truth
            | NULL                                                             # null
            | (DATE | TIME | TIMESTAMP) STRING                                 # moment
            ;
unit        : YEARS | MONTHS | WEEKS | DAYS | HOURS | MINUTES | SECONDS ;

// Most keywords are soft: usable as the name of an attribute or an alias.
name        : ID | QUOTED
            | ANY | SOME | ALL | EVERY | NONE | COUNT | FILTER | FIRST | LAST | DATE | TIME | TIMESTAMP
            | YEARS | MONTHS | WEEKS | DAYS | HOURS | MINUTES | SECONDS | ANALYZE | EXPLAIN | ONLY | AFTER | BEFORE
            | CONTAINS | STARTS | ENDS | MATCHES | EMPTY | MISSING | UNCHECKED | UPDATE | DELETE | SET | FOR | NULLS
            | GROUP | ORDER | ESCAPE | END | LEFT | INNER
            ;

// After a dot or a colon, and as the key of an object, the hard ones are names too.
anyName     : name
            | SELECT | FROM | WHERE | BY | HAVING | LIMIT | OFFSET | ASC | DESC | AND | OR | NOT | IN | IS | BETWEEN
            | LIKE | ILIKE | NULL | TRUE | FALSE | CASE | WHEN | THEN | ELSE | EXISTS | DISTINCT | JOIN | ON | WITH
            | AS | UNION | INTERSECT | EXCEPT | THIS
            ;

// ---- lexer -----------------------------------------------------------------------------------------------

EXPLAIN:'explain'; ANALYZE:'analyze'; WITH:'with'; AS:'as'; UNION:'union'; INTERSECT:'intersect'; EXCEPT:'except';
SELECT:'select'; DISTINCT:'distinct'; FROM:'from'; ONLY:'only'; LEFT:'left'; INNER:'inner'; JOIN:'join'; ON:'on';
WHERE:'where'; GROUP:'group'; BY:'by'; HAVING:'having'; ORDER:'order'; ASC:'asc'; DESC:'desc'; NULLS:'nulls';
FIRST:'first'; LAST:'last'; LIMIT:'limit'; OFFSET:'offset'; AFTER:'after'; BEFORE:'before';
UPDATE:'update'; DELETE:'delete'; SET:'set'; UNCHECKED:'unchecked';
AND:'and'; OR:'or'; NOT:'not'; IN:'in'; BETWEEN:'between'; LIKE:'like'; ILIKE:'ilike'; MATCHES:'matches';
CONTAINS:'contains'; STARTS:'starts'; ENDS:'ends'; ESCAPE:'escape'; IS:'is';
NULL:'null'; MISSING:'missing'; EMPTY:'empty'; TRUE:'true'; FALSE:'false';
ANY:'any'; SOME:'some'; ALL:'all'; EVERY:'every'; NONE:'none';
CASE:'case'; WHEN:'when'; THEN:'then'; ELSE:'else'; END:'end';
EXISTS:'exists'; COUNT:'count'; FILTER:'filter'; FOR:'for'; THIS:'this';
DATE:'date'; TIME:'time'; TIMESTAMP:'timestamp';
YEARS:'year' 's'?; MONTHS:'month' 's'?; WEEKS:'week' 's'?; DAYS:'day' 's'?;
HOURS:'hour' 's'?; MINUTES:'minute' 's'?; SECONDS:'second' 's'?;

LPAREN:'('; RPAREN:')'; LBRACKET:'['; RBRACKET:']'; LBRACE:'{'; RBRACE:'}';
COMMA:','; DOT:'.'; COLON:':'; QUESTION:'?'; ELVIS:'??';
EQ:'='; EQEQ:'=='; NE:'!='; NE2:'<>'; LT:'<'; LE:'<='; GT:'>'; GE:'>=';
BANG:'!'; ANDAND:'&&'; OROR:'||'; PLUS:'+'; MINUS:'-'; STAR:'*'; SLASH:'/'; PERCENT:'%';

INT         : [0-9]+ ;
DECIMAL     : [0-9]+ '.' [0-9]+ Exponent? | [0-9]+ Exponent ;
fragment Exponent : 'e' [+-]? [0-9]+ ;
DOLLAR_INT  : '$' [0-9]+ ;

STRING      : '\'' ( '\'\'' | '\\' . | ~['\\] )* '\''
            | '"' ( '""' | '\\' . | ~["\\] )* '"' ;
QUOTED      : '`' ( '``' | ~'`' )+ '`' ;
// Shorter than the closed form wherever there is one, so the lexer prefers that.
UNCLOSED_STRING : '\'' ( '\'\'' | '\\' . | ~['\\] )*
                | '"' ( '""' | '\\' . | ~["\\] )* ;
UNCLOSED_NAME   : '`' ( '``' | ~'`' )* ;

ID          : [\p{L}_] [\p{L}\p{Mn}\p{Nd}_$]* ;
WS          : [ \t\r\n\u00A0\uFEFF]+ -> skip ;
COMMENT     : ( '--' ~[\r\n]* | '/*' .*? '*/' ) -> skip ;
UNKNOWN     : . ;
