from debian
maintainer Somebody <somebody@example.test>
env path /usr/bin
label a b
volume /a /b
run echo lower case
